/** Combat between two small armies, after SMAC. */
package org.marl.environments.skirmish;
