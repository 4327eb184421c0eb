/** On-policy actor-critic learners: IPPO, MAPPO, TVPO, DPO and their relatives. */
package org.marl.algorithms.onpolicy;
