/** A one-step game of two real actions with a local optimum. */
package org.marl.environments.differential;
