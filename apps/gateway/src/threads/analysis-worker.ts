import { ANALYSIS_WORK } from './analysis-work.js';
import { serveOrders } from './serve-orders.js';

serveOrders(ANALYSIS_WORK);
