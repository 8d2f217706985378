def test_its_figures_are_those_of_the_page(filled):
    reader = filled(12)
    [first] = [one for one in reader.compare_json()["questions"] if one["number"] == 1]
    page = reader.get(f"{reader.home}compare/1/").text
    assert (len(first["answers"]), "12" in page) == (12, True)
