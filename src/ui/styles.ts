// The components of the first screen, in the order in which they build on each other. What is loaded later brings its own
// file along, from the same CSS layer, so that the panel's own CSS modules win over all of it.
import './elements.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import './tokens.css';
