/** Makes requests, closed loop and open loop, and counts. */
package org.psyhealth.bench.load;
