/** Where commands read and write: streams, colours, aligned tables. */
package org.marl.cli.terminal;
