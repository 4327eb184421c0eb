/** What is wrong with a script, as values: collected, ordered, rendered for people or as JSON. */
package org.marl.dsl.diagnostic;
