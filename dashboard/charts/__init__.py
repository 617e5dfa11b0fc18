"""Charts: answer frame → plotly figure, headline and alt text. Pure."""
