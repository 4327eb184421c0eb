/** Wiring: the one place where Guice composes a run from the components that its plan chooses. */
package org.marl.core.inject;
