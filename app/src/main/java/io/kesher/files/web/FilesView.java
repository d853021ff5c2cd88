package io.kesher.files.web;

import io.kesher.customers.Customer;
import io.kesher.files.Allowance;
import io.kesher.files.KeptFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a customer as they are shown.
 *
 * @param whole on a page of their own, else the latest on the customer's
 * @param older where that page goes on; absent where there are no more
 * @param faults what was refused, in the reader's language
 * @param gone one that was just put into the trash
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
    @Nullable KeptFile gone) {

  public String path() {
    return "/customers/" + customer.id() + "/files";
  }
}
