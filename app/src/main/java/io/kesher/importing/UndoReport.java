package io.kesher.importing;

import io.kesher.importing.ImportTarget.Undone;
import java.util.Map;

/** What undoing took back, for each target. */
public record UndoReport(Map<String, Undone> byTarget) {
  public UndoReport {
    byTarget = Map.copyOf(byTarget);
  }

  public Undone total() {
    return byTarget.values().stream()
        .reduce(
            Undone.NOTHING,
            (a, b) ->
                new Undone(
                    a.removed() + b.removed(), a.restored() + b.restored(), a.kept() + b.kept()));
  }
}
