package io.kesher.files;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a file.
 *
 * @param name with or without its extension, which goes by what the file is
 */
public record FileDraft(@Nullable String name, @Nullable String note) {
  public static FileDraft of(KeptFile file) {
    return new FileDraft(file.name().value(), file.note());
  }
}
