package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.agreements.ProductLine;
import io.kesher.api.Filter;
import io.kesher.api.FilterField;
import io.kesher.api.FilterText;
import io.kesher.customers.CustomerColumn;
import io.kesher.identity.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The columns of the customers' table that a reader may see, filter by and, where they say so, sort
 * and group by. Every module is asked for its own once for an answer, and not before somebody needs
 * one of them: a list by contribution has no use for the names of tags.
 */
public final class KnownColumns {
  private final Viewer reader;
  private final Supplier<List<ProductLine>> lines;
  private final Supplier<List<CustomerColumn<?>>> ofModules;

  KnownColumns(
      Viewer reader,
      Supplier<List<ProductLine>> lines,
      Supplier<List<CustomerColumn<?>>> ofModules) {
    this.reader = reader;
    this.lines = SingletonSupplier.of(lines);
    this.ofModules = SingletonSupplier.of(ofModules);
  }

  /** In the order in which they are offered. */
  public List<CustomerColumn<?>> all() {
    return over(STANDING).toList();
  }

  public List<FilterField> fields() {
    return over(STANDING).map(CustomerColumn::field).toList();
  }

  /**
   * What a filter asks.
   *
   * @throws io.kesher.web.Refusal 400 that says where it cannot be understood
   */
  public Filter filter(@Nullable String words) {
    return words == null || words.isBlank() ? Filter.NONE : FilterText.read(words, fields());
  }

  public Optional<CustomerColumn<?>> find(String name) {
    return find(name, STANDING);
  }

  /** Those of these names that there are, in the order of the names. */
  public List<CustomerColumn<?>> named(List<String> names) {
    return named(names, STANDING);
  }

  /**
   * @param facts the rows that its values come from, if it is a fact
   */
  Optional<CustomerColumn<?>> find(String name, Table<?> facts) {
    return over(facts).filter(each -> each.name().equals(name)).findFirst();
  }

  List<CustomerColumn<?>> named(List<String> names, Table<?> facts) {
    return names.stream().<CustomerColumn<?>>flatMap(name -> find(name, facts).stream()).toList();
  }

  private Stream<CustomerColumn<?>> over(Table<?> facts) {
    return Stream.concat(
            new FactColumns(facts, lines).all(),
            Stream.of(ofModules).flatMap(columns -> columns.get().stream()))
        .filter(each -> each.permission() == null || reader.may(each.permission()));
  }
}
