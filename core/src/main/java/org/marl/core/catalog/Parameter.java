package org.marl.core.catalog;

import java.util.List;

/**
 * One key of a component.
 *
 * @param key as scripts write it, in snake case
 * @param type what it accepts
 * @param required must a script set it?
 * @param optional may it have no value? The record component is then an {@link java.util.Optional}
 * @param defaultValue the value that it has when a script does not set it; null if required or if
 *     it then has no value
 * @param doc one sentence
 * @param formerNames keys that it had in earlier versions
 */
public record Parameter(
    String key,
    ParameterType type,
    boolean required,
    boolean optional,
    Object defaultValue,
    String doc,
    List<String> formerNames) {}
