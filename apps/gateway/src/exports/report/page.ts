/** placeholder, see below */
export const REPORT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
