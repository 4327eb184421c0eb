/** What a command is: its name, options, help text, arguments and exit codes. */
package org.marl.cli.command;
