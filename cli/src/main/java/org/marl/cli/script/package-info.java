/** Commands that read scripts: check, fmt, explain. */
package org.marl.cli.script;
