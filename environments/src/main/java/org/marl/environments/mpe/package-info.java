/** Particle worlds: simple spread, line control, circle control. */
package org.marl.environments.mpe;
