package io.kesher.agreements;

import io.kesher.customers.CustomerId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a module below knows of the customers whose agreements are to be renewed, and what they can
 * be chosen by: a socket.
 */
public interface RenewalFact {
  /** Of these customers, as far as it is the reader's to know; absent for the others. */
  Map<CustomerId, Worth> of(Collection<CustomerId> customers);

  /** The groups that the reader may ask for; none where groups are not theirs to know. */
  List<String> groups();

  /**
   * @param customer a column that names a customer
   * @param group one of {@link #groups}
   */
  Condition isIn(Field<Long> customer, String group);

  /** What a customer is to the office: either is absent where it is not known. */
  record Worth(@Nullable String group, @Nullable BigDecimal contribution) {
    public static final Worth UNKNOWN = new Worth(null, null);
  }
}
