package io.kesher.files.web;

import io.kesher.customers.Customer;
import io.kesher.files.Allowance;
import io.kesher.files.Held;
import io.kesher.files.KeptFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a customer as they are shown.
 *
 * @param whole on a page of their own, else the latest on the customer's
 * @param older where that page goes on; absent where there are no more
 * @param faults what was refused, in the reader's language
 * @param held with what they lie; absent for all of the customer's
 */
public record FilesView(
    Customer customer,
    List<KeptFile> files,
    boolean whole,
    @Nullable String older,
    Allowance allowed,
    boolean adds,
    boolean deletes,
    List<String> faults,
    @Nullable Held held) {

  public String path() {
    return "/customers/" + customer.id() + "/files";
  }

  /** Behind a question mark, what the page goes on with. */
  public String rest() {
    var rest = (whole ? "&whole=true" : "") + (held == null ? "" : "&of=" + held);
    return rest.isEmpty() ? "" : "?" + rest.substring(1);
  }
}
