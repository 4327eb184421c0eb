/** Commands that make or read results: run, report. */
package org.marl.cli.run;
