# Text: splitting, joining, searching, formatting.
text = "The quick brown fox jumps over the lazy dog; Pack my box with five dozen liquor jugs. " * 8

def words_of(text):
    words = []
    for word in text.lower().replace(";", " ").replace(".", " ").split():
        if word.startswith("t") or "o" in word:
            words.append(word.title())
        else:
            words.append(word.strip().upper())
    return words

lines = []
for turn in range(60):
    words = words_of(text)
    lines.append(f"{turn:03d}: {len(words)} {'-'.join(words[:6])} {words[-1]!r:>12}")
result = len("\n".join(lines))
