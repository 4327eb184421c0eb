/** Commands that show the words of the language: list, describe. */
package org.marl.cli.reference;
