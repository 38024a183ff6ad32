"""What a plan is: standards, outlines, values, registers, checks. No Qt, no SQL, no docx."""
