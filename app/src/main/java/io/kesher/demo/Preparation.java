package io.kesher.demo;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the demo office is. The job of preparing it keeps this in the database, so that another
 * start of the program goes on from here.
 *
 * @param today the day on which the office opened: its files are those of that day, whenever they
 *     are imported
 * @param administrator the employee who brings them
 * @param imports those begun so far, one for each file in its order
 */
record Preparation(LocalDate today, long administrator, List<Long> imports)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  Preparation begun(long importId) {
    var begun = new ArrayList<>(imports);
    begun.add(importId);
    return new Preparation(today, administrator, List.copyOf(begun));
  }
}
