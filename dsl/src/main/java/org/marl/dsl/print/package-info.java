/** Plans as scripts: {@code resolved.marl}, in which every default is explicit. */
package org.marl.dsl.print;
