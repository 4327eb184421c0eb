/** How target networks follow the trained ones. */
package org.marl.algorithms.target;
