/** The {@code marl} command. */
package org.marl.cli;
