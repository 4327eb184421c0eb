/** Robots whose joints are divided among agents (multi-agent MuJoCo). */
package org.marl.environments.mujoco;
