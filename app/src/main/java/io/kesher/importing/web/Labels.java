package io.kesher.importing.web;

import io.kesher.importing.MappingFault;
import io.kesher.web.Frame;
import java.util.List;

/** What targets and fields are called in the reader's language. */
public final class Labels {
  private Labels() {}

  /**
   * The arguments of a fault: a target and its field where there are two, as they are otherwise.
   */
  public static Object[] of(Frame frame, MappingFault fault) {
    List<String> arguments = fault.arguments();
    if (arguments.size() != 2) {
      return arguments.toArray();
    }
    String field = "importing.field." + arguments.get(0) + "." + arguments.get(1);
    String label = frame.say(field);
    return new Object[] {
      frame.say("importing.target." + arguments.get(0)),
      label.equals(field) ? arguments.get(1) : label
    };
  }
}
