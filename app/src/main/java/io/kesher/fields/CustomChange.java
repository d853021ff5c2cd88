package io.kesher.fields;

import io.kesher.web.FieldFault;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody's custom fields become.
 *
 * @param emptied codes of fields that hold nothing any more
 * @param told new values by code
 * @param faults where there are any, nothing is to be written
 */
public record CustomChange(Set<String> emptied, ObjectNode told, List<FieldFault> faults) {
  public boolean isNone() {
    return emptied.isEmpty() && told.isEmpty() && faults.isEmpty();
  }
}
