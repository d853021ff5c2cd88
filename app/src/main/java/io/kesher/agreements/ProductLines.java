package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;

import io.kesher.identity.Settled;
import io.kesher.values.Folded;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Service;

/** The product lines of the office: few, and named as its files name them. */
@Service
public class ProductLines {
  private final DSLContext database;

  ProductLines(DSLContext database) {
    this.database = database;
  }

  public List<ProductLine> all() {
    return Settled.ask(ProductLine.class, this::read);
  }

  private List<ProductLine> read() {
    return database
        .select(PRODUCT_LINE.ID, PRODUCT_LINE.CODE, PRODUCT_LINE.NAME)
        .from(PRODUCT_LINE)
        .orderBy(PRODUCT_LINE.ID)
        .fetch(Records.mapping(ProductLine::new));
  }

  public Optional<ProductLine> find(String code) {
    return all().stream().filter(line -> line.code().equals(code)).findFirst();
  }

  /**
   * The lines that are called so, made where there are none yet. Two spellings of the same letters
   * are one line.
   *
   * @return by the name that was asked for; absent for those that no longer fit into an office
   */
  public Map<String, ProductLine> named(Collection<String> names) {
    Map<String, ProductLine> known = new HashMap<>();
    all().forEach(line -> known.put(line.code(), line));
    Map<String, ProductLine> named = new HashMap<>();
    for (String name : names) {
      String code = code(name);
      if (known.containsKey(code) || known.size() < ProductLine.MOST) {
        named.put(name, known.computeIfAbsent(code, missing -> open(missing, name, known.size())));
      }
    }
    return named;
  }

  private ProductLine open(String code, String name, int place) {
    String shown = code.equals(name) ? null : name;
    var line = new ProductLine((short) place, code, shown);
    database
        .insertInto(PRODUCT_LINE, PRODUCT_LINE.ID, PRODUCT_LINE.CODE, PRODUCT_LINE.NAME)
        .values(line.id(), code, shown)
        .execute();
    return line;
  }

  private static String code(String name) {
    return Folded.of(name).text().toLowerCase(Locale.ROOT);
  }
}
