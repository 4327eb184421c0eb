package org.marl.core.expression;

/** Makes and interns the nodes of one graph, inferring and checking their types. Not thread-safe. */
public final class Graph {}
