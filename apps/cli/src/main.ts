#!/usr/bin/env node
import { runBeacon } from './program/run.js';

process.exitCode = await runBeacon(process.argv.slice(2));
