@NullMarked
package io.kesher.views.web;

import org.jspecify.annotations.NullMarked;
