package io.kesher.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds, judged from all of its rows.
 *
 * @param index from 0, as in {@link SourceRow#cells}
 * @param name the header, made distinct; "1", "2", … where the file names nothing
 * @param dateOrder the order that all dates allow; null when the column holds no dates
 * @param dateOrderAmbiguous every date fits dmy and mdy alike: ask
 * @param decimalMark null when the column holds no numbers with a fraction or groups
 * @param decimalMarkAmbiguous every number fits both marks (all are like 1,234): ask
 * @param currency ISO code of the money sign in the column, or null
 * @param filled cells with a value
 * @param empty cells without one
 * @param notAvailable cells that say NA, N/A, null, -, …; not counted in the other two
 * @param samples up to five different values
 */
public record ColumnProfile(
    int index,
    String name,
    ColumnKind kind,
    @Nullable DateOrder dateOrder,
    boolean dateOrderAmbiguous,
    @Nullable DecimalMark decimalMark,
    boolean decimalMarkAmbiguous,
    @Nullable String currency,
    long filled,
    long empty,
    long notAvailable,
    List<String> samples) {

  public ColumnProfile {
    samples = List.copyOf(samples);
  }
}
