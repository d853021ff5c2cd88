package io.kesher.fields;

import io.kesher.web.Frame;

/** A custom field and what it holds of somebody. */
public record Filled(CustomField field, CustomValue value) {
  public String label(Frame frame) {
    return field.label(frame.language());
  }

  public String show(Frame frame) {
    return field.show(frame, value);
  }
}
