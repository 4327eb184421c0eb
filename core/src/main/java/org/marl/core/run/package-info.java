/** Runs: wiring, execution, events, the run directory. */
package org.marl.core.run;
