/** The language: from the text of a script to checked plans. */
package org.marl.dsl;
