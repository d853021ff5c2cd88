package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.agreements.ProductLine;
import io.kesher.api.FilterField;
import io.kesher.customers.CustomerColumn;
import io.kesher.identity.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Table;

/**
 * The columns of the customers' table that a reader may see, filter by and, where they say so, sort
 * and group by: asked of every module once for an answer.
 */
public final class KnownColumns {
  private final Viewer reader;
  private final List<ProductLine> lines;
  private final List<CustomerColumn<?>> ofModules;
  private final List<CustomerColumn<?>> all;

  KnownColumns(Viewer reader, List<ProductLine> lines, List<CustomerColumn<?>> ofModules) {
    this.reader = reader;
    this.lines = lines;
    this.ofModules = ofModules;
    this.all = over(STANDING);
  }

  /** In the order in which they are offered. */
  public List<CustomerColumn<?>> all() {
    return all;
  }

  public List<FilterField> fields() {
    return all.stream().map(CustomerColumn::field).toList();
  }

  public Optional<CustomerColumn<?>> find(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Those of these names that there are, in the order of the names. */
  public List<CustomerColumn<?>> named(List<String> names) {
    return named(all, names);
  }

  static List<CustomerColumn<?>> named(List<CustomerColumn<?>> columns, List<String> names) {
    return names.stream()
        .<CustomerColumn<?>>flatMap(
            name -> columns.stream().filter(each -> each.name().equals(name)))
        .toList();
  }

  /** The same, with facts that come from these rows. */
  List<CustomerColumn<?>> over(Table<?> facts) {
    return Stream.concat(new FactColumns(facts, lines).all().stream(), ofModules.stream())
        .filter(each -> each.permission() == null || reader.may(each.permission()))
        .toList();
  }
}
