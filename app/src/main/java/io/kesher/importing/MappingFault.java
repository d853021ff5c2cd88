package io.kesher.importing;

import java.util.List;

/**
 * What is wrong with a mapping.
 *
 * @param code message key, {@code importing.mapping.fault.…}
 * @param arguments what the message shows: a target's field, a column
 */
public record MappingFault(String code, List<String> arguments) {
  static MappingFault of(String fault, String... arguments) {
    return new MappingFault("importing.mapping.fault." + fault, List.of(arguments));
  }
}
