/** Value-based learners: IQL, VDN, QMIX, ReMIX and their relatives. */
package org.marl.algorithms.value;
