"""Word, PowerPoint, Excel and calendar files: what people edit, made from the same blocks as pages and PDFs."""
