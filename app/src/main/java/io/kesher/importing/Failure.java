package io.kesher.importing;

import java.util.List;

/**
 * Why an import stopped.
 *
 * @param code message key
 */
public record Failure(String code, List<String> arguments) {}
