/**
 * Header by which a response says that no model has answered it: the simulator sends it, the executor keeps it with the answer, and
 * whoever counts such answers says so.
 */
export const SIMULATION_HEADER = 'x-beacon-simulation';
