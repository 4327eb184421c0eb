/** Team values from the agents' own: mixers and central values. */
package org.marl.algorithms.mixer;
