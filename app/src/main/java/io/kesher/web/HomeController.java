package io.kesher.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page is the first place of the navigation. */
@Controller
class HomeController {
  @May(May.SELF)
  @GetMapping("/")
  String show(Frame frame) {
    return "redirect:" + frame.places().getFirst().path();
  }
}
