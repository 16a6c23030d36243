namespace Corridor.Measures.Bulk;

/// <summary>One fact of many lines: a value for each, or one for all of them.</summary>
internal sealed class FactColumn
{
    /// <summary>The values.</summary>
    public decimal[] Values { get; private set; } = [0];

    /// <summary>Whether each is known.</summary>
    public bool[] Known { get; private set; } = [false];

    /// <summary>0 where the first value stands for all lines, else -1: the place of a line's value is its number under this mask.</summary>
    public int Mask { get; private set; }

    /// <summary>One value for all lines.</summary>
    public void SetAll(decimal? value)
    {
        Mask = 0;
        (Values[0], Known[0]) = (value ?? 0, value is not null);
    }

    /// <summary>The value of one line; the other lines keep what stood for all.</summary>
    public void Set(int line, decimal? value, int capacity)
    {
        if (Mask == 0)
        {
            if (Known[0] == value.HasValue && Values[0] == (value ?? 0))
            {
                return;
            }

            var (all, known) = (Values[0], Known[0]);
            if (Values.Length < capacity)
            {
                (Values, Known) = (new decimal[capacity], new bool[capacity]);
            }

            Array.Fill(Values, all);
            Array.Fill(Known, known);
            Mask = -1;
        }

        (Values[line], Known[line]) = (value ?? 0, value is not null);
    }

    /// <summary>Forgets the values of lines; a value that stands for all remains.</summary>
    public void Clear()
    {
        if (Mask != 0)
        {
            Array.Clear(Known);
        }
    }

    /// <summary>Makes room for more lines.</summary>
    public void Grow(int capacity)
    {
        if (Mask != 0 && Values.Length < capacity)
        {
            var (values, known) = (Values, Known);
            Array.Resize(ref values, capacity);
            Array.Resize(ref known, capacity);
            (Values, Known) = (values, known);
        }
    }

    /// <summary>The value of a line, or null.</summary>
    public decimal? At(int line) => Known[line & Mask] ? Values[line & Mask] : null;
}
