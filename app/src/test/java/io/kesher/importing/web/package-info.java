@NullMarked
package io.kesher.importing.web;

import org.jspecify.annotations.NullMarked;
