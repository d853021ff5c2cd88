package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Words;
import io.kesher.customers.CustomerColumns;
import io.kesher.identity.Viewers;
import java.util.List;
import org.jooq.Condition;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether a customer has an open case, or an open complaint: columns of their list. */
@Component
@Order(35)
class OpenCaseColumn implements CustomerColumns {
  @Override
  public List<CustomerColumn<?>> all() {
    if (!Viewers.current().may(Cases.SEE)) {
      return List.of();
    }
    var complaint = CUSTOMER_CASE.KIND.eq(CaseKind.COMPLAINT.code());
    return List.of(
        column("openCase", "cases.column.open-case", open()),
        column("openComplaint", "cases.column.open-complaint", open().and(complaint)));
  }

  private static Condition open() {
    return CUSTOMER_CASE
        .CUSTOMER_ID
        .eq(CUSTOMER.ID)
        .and(CUSTOMER_CASE.CLOSED_AT.isNull())
        .and(CUSTOMER_CASE.MERGED_INTO.isNull())
        .and(Cases.within(Cases.SEE));
  }

  private static CustomerColumn<?> column(String name, String key, Condition open) {
    var any = exists(selectOne().from(CUSTOMER_CASE).where(open));
    return CustomerColumn.of(FilterField.of(name, Type.YES_NO), Words.of(key), field(any))
        .asked(test -> yes(test) ? any : any.not());
  }

  private static boolean yes(Test test) {
    boolean asked = (Boolean) test.values().getFirst();
    return test.operator() == Operator.NE ? !asked : asked;
  }
}
