package io.kesher.customers.web;

import io.kesher.customers.CustomerSearch;
import io.kesher.web.Finder;
import io.kesher.web.Found;
import io.kesher.web.Frame;
import java.util.List;
import org.springframework.stereotype.Component;

/** Customers in the palette, by whatever they are known by. */
@Component
class CustomerFinder implements Finder {
  private static final int MOST = 8;

  private final CustomerSearch search;

  CustomerFinder(CustomerSearch search) {
    this.search = search;
  }

  @Override
  public List<Found> find(String text, Frame frame) {
    return search.find(text, MOST).stream().map(found -> shown(found, frame)).toList();
  }

  private static Found shown(CustomerSearch.Found found, Frame frame) {
    var note = found.mark() == null ? "" : frame.say("customers.found." + found.by(), found.mark());
    return new Found(found.name(), note, "/customers/" + found.id(), "user", found.group());
  }
}
